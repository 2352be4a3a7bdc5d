metadata name = 'Session pool'
metadata description = 'Dynamic sessions of Azure Container Apps: virtual machines for one program each, without a way out.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Who may run programs in it.')
param executors string[]

@description('Optional. Most sessions at once.')
param mostSessions int = 100

var sessionExecutor = '0fb8eba5-a2bb-4abe-b1c1-49dfad359bb0'

resource pool 'Microsoft.App/sessionPools@2025-07-01' = {
  name: 'sessions-${token}'
  location: location
  tags: tags
  properties: {
    poolManagementType: 'Dynamic'
    containerType: 'PythonLTS'
    scaleConfiguration: { maxConcurrentSessions: mostSessions }
    dynamicPoolConfiguration: {
      lifecycleConfiguration: { lifecycleType: 'Timed', cooldownPeriodInSeconds: 300 }
    }
    sessionNetworkConfiguration: { status: 'EgressDisabled' }
  }
}

resource executing 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for executor in executors: {
    name: guid(pool.id, executor, sessionExecutor)
    scope: pool
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', sessionExecutor)
      principalId: executor
      principalType: 'ServicePrincipal'
    }
  }
]

@description('Management endpoint of the pool.')
output endpoint string = pool.properties.poolManagementEndpoint
