metadata name = 'Event relay'
metadata description = 'Web PubSub: live events to browsers, orders to warm hosts.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Units; each carries 1000 connections.')
param units int

@description('Required. Vault that takes the connection string.')
param vaultName string

@description('Required. Identities that may read the connection string.')
param readers string[]

module service 'br/public:avm/res/signal-r-service/web-pub-sub:0.7.1' = {
  params: {
    name: 'wps-${token}'
    location: location
    tags: tags
    sku: 'Standard_S1'
    capacity: units
    disableLocalAuth: false
    publicNetworkAccess: 'Enabled'
  }
}

module hub 'relay-hub.bicep' = {
  params: { relayName: service.outputs.name, vaultName: vaultName, readers: readers }
}

@description('Resource id of the service.')
output resourceId string = service.outputs.resourceId
