metadata name = 'Functions'
metadata description = 'The pay-per-use app: sign-in, API, and the client of the task hub.'

@description('Required. Name of the app.')
param name string

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Instances that wait for requests all the time.')
param alwaysReady int

@description('Required. Most instances at once.')
param mostInstances int

@description('Required. Resource id of the identity.')
param identityResourceId string

@description('Required. Client id of the identity.')
param identityClientId string

@description('Required. Storage account of the Functions host.')
param storageName string

@description('Required. Blob container for packages.')
param packagesUrl string

@description('Required. Where telemetry goes.')
param insightsConnectionString string

@description('Required. Address of the vault, with a slash at its end.')
param vaultUri string

@description('Required. Address of the scheduler.')
param taskHubEndpoint string

@description('Required. Name of the task hub.')
param taskHubName string

@description('Required. JDBC address of the database.')
param databaseUrl string

@description('Required. Role in the database.')
param databaseUser string

@description('Required. Most connections of an instance.')
param databasePoolSize int

@description('Required. Where people find the playground.')
param publicUrl string

@description('Required. Client id of the GitHub application.')
param githubClientId string

@description('Optional. Subnet of the app.')
param subnetId string?

var secrets = '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/'

var settings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_ENABLE_AGENT: 'true'
  LOG_FORMAT: 'json'
  TELEMETRY_LOG: 'info'
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${taskHubEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  TASKHUB_NAME: taskHubName
  DATABASE_URL: databaseUrl
  DATABASE_USER: databaseUser
  DATABASE_PASSWORD: '${secrets}database-password)'
  DATABASE_POOL_SIZE: string(databasePoolSize)
  WEB_PUBSUB_CONNECTION_STRING: '${secrets}web-pubsub)'
  TOKEN_KEYS: '${secrets}token-keys)'
  PUBLIC_URL: publicUrl
  GITHUB_CLIENT_ID: githubClientId
  GITHUB_CLIENT_SECRET: '${secrets}github-client-secret)'
}

module plan 'br/public:avm/res/web/serverfarm:0.7.0' = {
  params: {
    name: 'plan-${name}'
    location: location
    tags: tags
    skuName: 'FC1'
    kind: 'functionapp'
    reserved: true
    zoneRedundant: false
  }
}

module app 'br/public:avm/res/web/site:0.24.0' = {
  params: {
    name: name
    location: location
    tags: union(tags, { 'azd-service-name': 'functions' })
    kind: 'functionapp,linux'
    serverFarmResourceId: plan.outputs.resourceId
    managedIdentities: { userAssignedResourceIds: [identityResourceId] }
    keyVaultAccessIdentityResourceId: identityResourceId
    virtualNetworkSubnetResourceId: subnetId
    basicPublishingCredentialsPolicies: [
      { name: 'ftp', allow: false }
      { name: 'scm', allow: false }
    ]
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityResourceId
          }
        }
      }
      runtime: { name: 'java', version: '21' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: mostInstances
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    }
  }
}

@description('Host name of the app.')
output host string = app.outputs.defaultHostname
